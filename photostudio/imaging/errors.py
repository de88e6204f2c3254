"""What can be wrong with an image. Every message is one sentence fit for the user.

ImagingError
├── NotAnImage       another format than PNG, JPEG or WebP, or no image at all
├── DamagedImage     cut off or corrupt
├── TooManyBytes     the file is above the byte limit
├── TooManyPixels    the picture is above the pixel limit
├── NoProduct        nothing opaque to place: fully transparent, or no size
├── MaskOfOtherSize  the mask and the picture differ in size
├── MaskIsEmpty      the mask edits nothing
├── MaskIsFull       the mask leaves nothing to go by
└── NoSurroundings   too little around a hole to fill it from
"""


class ImagingError(Exception):
    """An image that cannot be used; `str(error)` tells the user why and what to do."""

    code = "image"
    retryable = False


class NotAnImage(ImagingError):
    code = "not_an_image"


class DamagedImage(ImagingError):
    code = "damaged"


class TooManyBytes(ImagingError):
    code = "too_many_bytes"


class TooManyPixels(ImagingError):
    code = "too_many_pixels"


class NoProduct(ImagingError):
    code = "no_product"


class MaskOfOtherSize(ImagingError):
    code = "mask_of_other_size"


class MaskIsEmpty(ImagingError):
    code = "mask_is_empty"


class MaskIsFull(ImagingError):
    code = "mask_is_full"


class NoSurroundings(ImagingError):
    code = "no_surroundings"


BY_CODE = {
    kind.code: kind
    for kind in (
        ImagingError,
        NotAnImage,
        DamagedImage,
        TooManyBytes,
        TooManyPixels,
        NoProduct,
        MaskOfOtherSize,
        MaskIsEmpty,
        MaskIsFull,
        NoSurroundings,
    )
}
