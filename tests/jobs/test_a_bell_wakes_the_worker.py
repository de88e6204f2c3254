import threading

from photostudio.jobs.bell import JOBS


def test_who_waits_goes_on_when_it_rings() -> None:
    stop, woken = threading.Event(), threading.Event()

    def wait() -> None:
        JOBS.wait(JOBS.rung_at(), seconds=60, look_seconds=0.01, stop=stop)
        woken.set()

    thread = threading.Thread(target=wait)
    thread.start()
    while not woken.wait(0.05):
        JOBS.ring()
    thread.join()
    assert not stop.is_set()


def test_who_shall_stop_does_not_wait() -> None:
    stop = threading.Event()
    stop.set()
    JOBS.wait(JOBS.rung_at(), seconds=60, look_seconds=0.01, stop=stop)


def test_without_a_bell_the_time_runs_out() -> None:
    JOBS.wait(JOBS.rung_at(), seconds=0.01, look_seconds=0.002, stop=threading.Event())


def test_a_ring_between_looking_and_waiting_is_heard() -> None:
    looked_at = JOBS.rung_at()
    JOBS.ring()
    JOBS.wait(looked_at, seconds=60, look_seconds=0.01, stop=threading.Event())
