"""A phrase is its English text to all, and keeps what it was made of for those who translate."""

from __future__ import annotations

import copy
import pickle

import pytest
from swift_cog_browser.auth.errors import OpenrcSyntaxError
from swift_cog_browser.auth.openrc import parse
from swift_cog_browser.auth.phrase import Phrase, either


def test_it_is_a_text() -> None:
    phrase = Phrase("the container {container}", container="scenes")
    assert phrase == "the container scenes"
    assert {phrase: 1}["the container scenes"] == 1
    assert (phrase.template, dict(phrase.values)) == ("the container {container}", {"container": "scenes"})


def test_braces_of_a_value_mean_nothing() -> None:
    assert Phrase("{file}: {{}}", file="{user}") == "{user}: {}"


def test_copies_know_it_too() -> None:
    phrase = Phrase("{one} or {other}", one=Phrase("this {{"), other="that")
    for twin in (copy.deepcopy(phrase), pickle.loads(pickle.dumps(phrase))):
        assert twin == "this { or that"
        assert twin.template == phrase.template


def test_alternatives() -> None:
    assert either(["A"]) == "A"
    assert either(["A", "B", "C"]) == "A or B or C"


def test_what_is_wrong_with_a_file_can_be_translated() -> None:
    with pytest.raises(OpenrcSyntaxError) as caught:
        parse("export OS_USERNAME=$nobody\n", "openrc.sh")
    reason = caught.value.values["reason"]
    assert isinstance(reason, Phrase)
    assert reason.template == "it uses ${variable}, which the file does not set"


def test_warnings_can_be_translated() -> None:
    (warning,) = parse("export OS_USERNAME=astrid\nsource other.sh\n", "openrc.sh").warnings
    assert isinstance(warning, Phrase)
    assert warning == "openrc.sh, line 2: 'source' is passed over, so what it sets is not known."
    assert isinstance(warning.values["text"], Phrase)
