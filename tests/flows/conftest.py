import pytest
from loopback_sites import Site


@pytest.fixture
def new_site():
    sites = []

    def make(name):
        sites.append(Site(name))
        return sites[-1]

    yield make
    for site in sites:
        site.server.shutdown()
        site.server.server_close()
