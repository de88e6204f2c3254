"""What the domain refuses. Every message is fit for the user: what happened, what is safe, what to do.

ProjectError         retryable says whether the same call may succeed later
├── StoreFull        the disk is full; nothing was saved
├── FileMissing      a stored file is gone
├── DarkroomBusy     too many pictures at once, or one that took too long
├── DarkroomFailed   the darkroom could not work on this picture
├── NotACutout       the picture has no product that could be placed
├── NotMendable      the picture does not have what this mend removes
├── NotRetryable     the job is still under way, or done
├── RunUnderWay      a run that is not finished cannot be moved
├── KeyTaken         the key of another run was sent with this one
├── ChangedMeanwhile what is painted is another than the writer has seen
├── CouldNotFetch    a link led to nothing that may be taken
└── FetchingBusy     too many links at once
"""


class ProjectError(Exception):
    code = "project"
    retryable = False


class StoreFull(ProjectError):
    code = "store_full"
    retryable = True

    def __init__(self) -> None:
        super().__init__("The disk is full, so nothing was saved. Free some space on it, then try again.")


class FileMissing(ProjectError):
    code = "file_missing"

    def __init__(self) -> None:
        super().__init__("The file of this picture is missing. Restore the data folder's files from a backup.")


class DarkroomBusy(ProjectError):
    code = "darkroom_busy"
    retryable = True

    def __init__(self) -> None:
        super().__init__("Many pictures are being read just now. Nothing was lost: try again in a minute.")


class DarkroomFailed(ProjectError):
    code = "darkroom_failed"
    retryable = True

    def __init__(self) -> None:
        super().__init__("This picture could not be read just now. Nothing was saved: try again, or save it smaller.")


class NotACutout(ProjectError):
    code = "not_a_cutout"

    def __init__(self) -> None:
        super().__init__(
            "This picture has no transparent background, so there is no product to place. "
            "Cut it out, or choose a PNG or WebP in which everything around the product is transparent."
        )


class NotMendable(ProjectError):
    code = "not_mendable"

    def __init__(self) -> None:
        super().__init__("There is nothing of that kind to mend in this picture.")


class NotRetryable(ProjectError):
    code = "not_retryable"

    def __init__(self) -> None:
        super().__init__("Only a failed or cancelled run can be tried again.")


class RunUnderWay(ProjectError):
    code = "run_under_way"
    retryable = True

    def __init__(self) -> None:
        super().__init__(
            "One of these runs is not finished yet. Nothing was moved: wait for its photos, or cancel it, then try "
            "again."
        )


class KeyTaken(ProjectError):
    code = "key_taken"

    def __init__(self) -> None:
        super().__init__(
            "Another kind of run was started with this idempotency key. Nothing was changed: reload the page, or send "
            "a new key, then try again."
        )


class ChangedMeanwhile(ProjectError):
    code = "changed_meanwhile"

    def __init__(self) -> None:
        super().__init__(
            "The painting was changed in another window. Nothing was overwritten: reload to go on with it."
        )


class CouldNotFetch(ProjectError):
    """The same for every link, so that nobody learns from it what there is on the network."""

    code = "could_not_fetch"

    def __init__(self) -> None:
        super().__init__(
            "This link could not be fetched. Check that it opens without a login, or download the picture and drop it "
            "here."
        )


class FetchingBusy(ProjectError):
    code = "fetching_busy"
    retryable = True

    def __init__(self) -> None:
        super().__init__("Several links are being fetched just now. Nothing was lost: try again in a few seconds.")


KINDS = (
    StoreFull,
    FileMissing,
    DarkroomBusy,
    DarkroomFailed,
    NotACutout,
    NotMendable,
    NotRetryable,
    RunUnderWay,
    KeyTaken,
    ChangedMeanwhile,
    CouldNotFetch,
    FetchingBusy,
)
BY_CODE = {kind.code: kind for kind in KINDS}
