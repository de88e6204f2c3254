"""A client of APIFRAME's API as the vendor's pages write it in Python: `requests`, JSON by hand, a loop that polls."""

import json
import time
from typing import Any

import requests

PATIENCE = 30.0
TIMEOUT = 30


class ApiframeClient:
    def __init__(self, base_url: str, api_key: str) -> None:
        self.base_url = base_url
        self.api_key = api_key

    def request(self, method: str, call: str, payload: dict[str, Any] | None = None, **more: str) -> requests.Response:
        headers = {"Content-Type": "application/json", "Authorization": self.api_key, **more}
        data = None if payload is None else json.dumps(payload)
        return requests.request(method, f"{self.base_url}/{call}", headers=headers, data=data, timeout=TIMEOUT)

    def post(self, call: str, *, idempotency_key: str = "", **payload: Any) -> requests.Response:
        more = {"Idempotency-Key": idempotency_key} if idempotency_key else {}
        return self.request("POST", call, payload, **more)

    def told(self, call: str, **payload: Any) -> dict[str, Any]:
        response = self.post(call, **payload)
        assert response.status_code == 200, response.text
        told: dict[str, Any] = response.json()
        return told

    def msg(self, call: str, **payload: Any) -> str:
        """Return what the vendor's clients print of an error."""
        response = self.post(call, **payload)
        assert response.status_code == 400, response.text
        msg: str = response.json()["errors"][0]["msg"]
        return msg

    def finished(self, task_id: str) -> dict[str, Any]:
        """Poll until the task is over, as the vendor's pages do."""
        end = time.monotonic() + PATIENCE
        while (told := self.told("fetch", task_id=task_id))["status"] == "processing":
            assert time.monotonic() < end, told
            time.sleep(0.1)
        return told

    def trained(self, images: list[str], **training: Any) -> str:
        """Upload, train, and return the training_id."""
        upload = self.told("ai-photo-upload", images=images)["task_id"]
        training_id: str = self.told("ai-photo-train", training_images_id=upload, **training)["task_id"]
        assert self.finished(training_id)["status"] == "finished"
        return training_id
