"""The manifest of ``docs/scaling.md`` is what the RayJob of KubeRay (ray.io/v1) takes."""

import shlex
from typing import Any

import jsonschema
import pytest

from tests.conftest import ROOT
from tests.documentation.blocks import Block, blocks_of
from tests.fakes import run_events

yaml = pytest.importorskip("yaml", reason="PyYAML, which ray brings, is not installed")


def closed(required: dict[str, Any], optional: dict[str, Any] | None = None) -> dict[str, Any]:
    """The schema of an object that has all of some keys and none but some others."""
    return {
        "type": "object",
        "properties": required | (optional or {}),
        "required": [*required],
        "additionalProperties": False,
    }


TEXT = {"type": "string", "minLength": 1}
COUNT = {"type": "integer", "minimum": 0}
STRINGS = {"type": "object", "additionalProperties": {"type": "string"}}  # a bare 0 would be refused
ANYTHING: dict[str, Any] = {}
AMOUNTS = closed({"cpu": TEXT, "memory": TEXT})
CONTAINER = closed(
    {"name": TEXT, "image": TEXT, "resources": closed({"requests": AMOUNTS, "limits": AMOUNTS})},
    {"imagePullPolicy": {"enum": ["Always", "IfNotPresent", "Never"]}, "envFrom": ANYTHING, "ports": ANYTHING},
)
TEMPLATE = closed({"spec": closed({"containers": {"type": "array", "minItems": 1, "items": CONTAINER}})})
HEAD = closed({"rayStartParams": STRINGS, "template": TEMPLATE})
WORKERS = closed(
    {"groupName": TEXT, "replicas": COUNT, "minReplicas": COUNT, "maxReplicas": COUNT, "rayStartParams": STRINGS,
     "template": TEMPLATE},
)  # fmt: skip
RAY_JOB = closed(
    {
        "apiVersion": {"const": "ray.io/v1"},
        "kind": {"const": "RayJob"},
        "metadata": closed({"name": TEXT}),
        "spec": closed(
            {
                "entrypoint": TEXT,
                "rayClusterSpec": closed(
                    {
                        "rayVersion": TEXT,
                        "headGroupSpec": HEAD,
                        "workerGroupSpecs": {"type": "array", "minItems": 1, "items": WORKERS},
                    }
                ),
            },
            {"shutdownAfterJobFinishes": {"type": "boolean"}, "ttlSecondsAfterFinished": COUNT, "backoffLimit": COUNT},
        ),
    }
)


def only_block(language: str) -> Block:
    (block,) = [block for block in blocks_of(ROOT / "docs" / "scaling.md") if block.language == language]
    return block


@pytest.fixture
def manifest() -> Any:
    return yaml.safe_load(only_block("yaml").text)


def test_the_manifest_has_the_keys_of_a_ray_job(manifest: Any) -> None:
    jsonschema.validate(manifest, RAY_JOB)


def test_the_image_is_the_one_that_is_built_without_a_registry(manifest: Any) -> None:
    spec = manifest["spec"]["rayClusterSpec"]
    templates = [spec["headGroupSpec"]["template"], *(group["template"] for group in spec["workerGroupSpecs"])]
    images = {container["image"] for template in templates for container in template["spec"]["containers"]}
    assert len(images) == 1
    assert "/" not in images.pop()
    assert only_block("dockerfile").text.startswith("FROM python:3.12\n")


def test_the_entrypoint_is_a_line_that_the_command_takes(manifest: Any) -> None:
    """Its stores are out of reach here: a path that is not there stands for the one that is read."""
    program, *arguments = shlex.split(manifest["spec"]["entrypoint"])
    assert program == "events"
    result = run_events(*("no-such-folder" if argument.startswith("s3://news") else argument for argument in arguments))
    assert result.status == 2
    assert result.err.startswith("error: no-such-folder: no such file or folder")
