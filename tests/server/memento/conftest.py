from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient


@pytest.fixture
def client(released: Flask) -> FlaskClient:
    return released.test_client()
