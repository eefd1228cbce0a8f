"""What all tests share: a property is judged by what it finds, not by how busy the machine is."""

from hypothesis import HealthCheck, settings

settings.register_profile("debar", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("debar")
