"""The two engines, each with a service on the loopback that behaves until a test says otherwise."""

from collections.abc import Iterator

import pytest

from photostudio.engines.apiframe.engine import Apiframe, open_apiframe
from photostudio.engines.base import Configuration
from photostudio.engines.photio.engine import Photio, open_photio
from tests.engines.remote.vendor import CALLING, Vendor, running


@pytest.fixture
def vendor() -> Iterator[Vendor]:
    with running() as vendor:
        yield vendor


@pytest.fixture
def configuration(vendor: Vendor, tmp_path_factory: pytest.TempPathFactory) -> Configuration:
    cache = tmp_path_factory.getbasetemp()
    return Configuration(cache=cache, photio=vendor.service, apiframe=vendor.service, calling=CALLING)


@pytest.fixture
def photio(configuration: Configuration) -> Photio:
    return open_photio(configuration)


@pytest.fixture
def apiframe(configuration: Configuration) -> Apiframe:
    return open_apiframe(configuration)
