"""Every claim of a chapter that exists is measured, and stays in its range."""

import pytest
import yaml

from coursekit import claims, notebooks

CHAPTERS = [path.parent.name for path in notebooks.lessons()]
CLAIMS = [claim for claim in claims.load() if claim["chapter"] in CHAPTERS]

TOY = {
    "id": "T1",
    "chapter": "01_toy",
    "source": "a book",
    "claim": "Two and two are about four.",
    "source_value": "4",
    "ours": "{T1-sum:.1f} of {T1-limit}",
    "values": {
        "T1-sum": {"agrees": [3.9, 4.1], "in_kind": [3, 5], "range": [0, "T1-limit"]},
    },
}


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim["id"])
def test_claim_stays_in_its_range(claim):
    notebooks.execute([notebooks.ROOT / "notebooks" / claim["chapter"] / "lesson.ipynb"])
    values = claims.measured(claim["chapter"])
    assert claims.left_range(claim, values) == []
    assert claims.verdict(claim, values) == "agrees" or claim["why"]


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_chapter_has_claims(chapter):
    assert any(claim["chapter"] == chapter for claim in CLAIMS)


@pytest.mark.parametrize(
    ("value", "verdict", "inside"),
    [
        (4.1, "agrees", True),
        (4.2, "agrees in kind", True),
        (2, "disagrees", True),
        (8, "disagrees", False),
    ],
)
def test_verdict_follows_the_value(value, verdict, inside):
    values = {"T1-sum": value, "T1-limit": 7}
    assert claims.verdict(TOY, values) == verdict
    assert (claims.left_range(TOY, values) == []) is inside


def test_values_are_read_as_glue_writes_them():
    from nbformat import v4

    cell = v4.new_code_cell()
    for name, prefix, text in [
        ("T1-sum", "application/papermill.record/", "4.0"),
        ("T1-limit", "", "7"),
        ("T1-figure", "", "<Figure size 640x480 with 1 Axes>"),
        ("T1-array", "", "np.float64(4.0)"),
    ]:
        glue = {"scrapbook": {"name": name, "mime_prefix": prefix}}
        data = {f"{prefix}text/plain": text}
        cell.outputs.append(v4.new_output("display_data", data, metadata=glue))
    values = claims.glued(v4.new_notebook(cells=[cell]))
    assert values == {"T1-sum": 4.0, "T1-limit": 7}
    with pytest.raises(claims.ClaimError, match=r"glue\('T1-array', float\(value\)"):
        claims.within("T1-array", [0, 1], values)


def test_table_shows_source_and_measured_values(tmp_path, monkeypatch):
    toy = {**TOY, "chapter": "01_perceptron"}
    monkeypatch.setattr(claims, "load", lambda: [toy])
    monkeypatch.setattr(claims, "measured", lambda chapter: {"T1-sum": 4.04, "T1-limit": 7})
    cells = claims.markdown_table()[-1].strip("| ").split(" | ")
    assert cells[0] == "{ref}`T1 <claim-T1>`"
    assert cells[1:4] == ["Two and two are about four.", "a book", "4"]
    assert cells[4:] == ["4.0 of 7", "**agrees**"]
    monkeypatch.setattr(claims, "measured", lambda chapter: {"T1-sum": 5, "T1-limit": 7})
    with pytest.raises(claims.ClaimError, match="does not say why"):
        claims.markdown_table()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"source": ""}, "lacks the fields"),
        ({"verdict": "agrees"}, "unknown ones"),
        ({"values": {"P1-sum": {"agrees": [0, 1]}}}, "should be named T1-"),
        ({"values": {"T1-sum": {"range": [0, 1]}}}, "are agrees and perhaps"),
    ],
)
def test_registry_says_what_is_wrong_with_an_entry(tmp_path, monkeypatch, change, sentence):
    file = tmp_path / "claims.yml"
    file.write_text(yaml.safe_dump([{**TOY, **change}]))
    monkeypatch.setattr(claims, "FILE", file)
    with pytest.raises(claims.ClaimError, match=sentence):
        claims.load()
