"""Where a vendor keeps recordings."""

import pytest

from custom_components.footage_guard.model.vendor import is_vendor_address


@pytest.mark.parametrize(
    "host",
    [
        "ring.com",
        "api.ring.com",
        "download-us-east-2.prod.ring.com",
        "ring-transcoded-videos.s3.amazonaws.com",
        "share-service-download-bucket.s3.amazonaws.com",
        "share-service-download-bucket.s3.us-east-1.amazonaws.com",
    ],
)
def test_it_is_one_of_ring(host: str) -> None:
    assert is_vendor_address("ring", scheme="https", host=host, port=443)
    assert not is_vendor_address("ring", scheme="http", host=host, port=443)
    assert not is_vendor_address("ring", scheme="https", host=host, port=8443)


@pytest.mark.parametrize(
    "host",
    [
        "",
        "localhost",
        "127.0.0.1",
        "169.254.169.254",
        "evilring.com",
        "ring.com.evil.example",
        "ring.com\n",
        "ring.co",
        "s3.amazonaws.com",
        "evil.s3.amazonaws.com",
        "evil-ring-transcoded-videos.s3.amazonaws.com",
        "ring-transcoded-videos.evil.s3.amazonaws.com",
        "ring-transcoded-videos.s3.amazonaws.com.evil.example",
        "ring-transcoded-videos.s3.evil.amazonaws.com.example",
        "ring-transcoded-videos.ec2.amazonaws.com",
    ],
)
def test_it_is_one_of_somebody_else(host: str) -> None:
    assert not is_vendor_address("ring", scheme="https", host=host, port=443)
