"""What pages answer to many changes; the same script runs here and under MicroPython."""

import json

from chipledger.publish.site.panel import asked


def answers(text):
    """Answers to a JSON text of pairs, the data of a page and its questions, as JSON text."""
    found = []
    for data, questions in json.loads(text):
        asked.start(json.dumps(data))
        found.append([json.loads(asked.ask(json.dumps(question))) for question in questions])
    return json.dumps(found)


if __name__ == "__main__":
    with open("/asked.json") as asked_text, open("/answered.json", "w") as answered:
        answered.write(answers(asked_text.read()))
