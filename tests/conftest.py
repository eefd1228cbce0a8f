"""What all tests share: a property is judged by what it finds, not by how busy the machine is."""

import os

from hypothesis import HealthCheck, settings

from debar.kit import beside

os.environ[beside.VARIABLE] = ""  # what the account of whoever runs them laid beside is nothing to the tests

settings.register_profile("debar", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("debar")
