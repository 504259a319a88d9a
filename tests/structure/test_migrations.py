"""Migrations that have landed stay as they are: a database that has been through one would not go through it again."""

from hashlib import sha256

from tests.structure.sources import ROOT

LANDED = {
    "m0001": "7afe9c2355352da7522b1acfac46021540b968d2bdf3e827ac4a20beaa047c1a",
    "m0002": "1e8460d0b70c885f44cd6bd883972f05376fdbec63e54f811cf725d7b6dc22e8",
    "m0003": "e6710e285597f34cd4f1d1f15cbbaf5ddc33a09471c1db32a3a350fa4d4f5a71",
    "m0004": "581ba79f6ba929e6608c71d5b444110f1b2b3e7b384d74affca67c5f9c6c2beb",
    "m0005": "2e1676b832fdf832db6dff438e7b2642986ad0c901783f684dc55b66d794e3ed",
    "m0006": "ce65897cdc537114693f6cc233b6a1568f3681ab732b4f7eb28f215e4f883f53",
    "m0007": "bd93ba11c8d19b2e790d278e5f3f3b67af399e5096ed1221762b37394c0dfe72",
    "m0008": "2f266a7eab9cdbcf12a9bd711cb2c9a175cfa1787242ad958e22056bfa9bf8b1",
    "m0009": "fda90443fbc11289c0f904e99c04704655e5fd80dcb6d014e5541063a377e81b",
    "m0010": "4c755a25b1f31bd3bb13b82911fe272d039f5eabd0ed3d59b28d4ab3d544ff76",
    "m0011": "f4da436242c636f39aa7317194cea7073e6efa6a4d707ffd11a188c2610184dc",
    "m0012": "c531346d0b5befc161228a69099fb095c42885d093329d4c0bc04bf1fb44c45d",
    "m0013": "bef39d9ee4c51c287f27b5a78282c01763e4ffbec234699e5a1a88c88bac8744",
    "m0014": "31577198d440a23fed3a9618a2b7e1609f0f796ad2aba1b2f1e2640425799c95",
    "m0015": "7202b257afa457b178e4db8776711a6cb2df2af4669d433b5503bcfae5b93613",
    "m0016": "12546fe0800bda173c8be1f03449d068805137d2d1ece856095b321190134bc9",
    "m0017": "439ad81d4570d838f32865824147c8422421a6fa8bb679db518c0ebff727293d",
    "m0018": "0827e49d1949fa5f81207aefc6a0e6479f382052a1dcd1fc772f750bd2f0117c",
    "m0019": "2c51d40516bafe5c55c110fde65da83495bf868fd11408133b52c21b2eff34be",
    "m0020": "20039210f55d4e62631f5ba8d180e65cf377ac46fb71987a016b2abc17d9c7a4",
    "m0021": "a27f0537f481d503d48a60579f1c83ee1d5d43145e7c7812bd0e7a4866ab376c",
}


def test_what_has_landed_is_not_written_anew() -> None:
    found = (ROOT / "storage" / "migrations" / "versions").glob("m*.py")
    written = {path.name[:5]: sha256(path.read_bytes()).hexdigest() for path in found}

    assert {name: seal for name, seal in written.items() if name in LANDED} == LANDED
