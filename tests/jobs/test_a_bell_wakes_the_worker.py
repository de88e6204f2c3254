import threading

from photostudio.jobs import bell


def test_who_waits_goes_on_when_it_rings() -> None:
    stop, woken = threading.Event(), threading.Event()

    def wait() -> None:
        bell.wait(stop, 60)
        woken.set()

    thread = threading.Thread(target=wait)
    thread.start()
    while not woken.wait(0.05):
        bell.ring()
    thread.join()
    assert not stop.is_set()


def test_who_shall_stop_does_not_wait() -> None:
    stop = threading.Event()
    stop.set()
    bell.wait(stop, 60)


def test_without_a_bell_the_time_runs_out() -> None:
    bell.wait(threading.Event(), 0.01)
