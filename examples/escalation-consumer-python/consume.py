"""Another system that follows Xinqiao's escalations: prints a line for each step, once, also after it was killed.

    KAFKA_BROKERS=127.0.0.1:9092 python consume.py
"""

import json
import os
import signal

from kafka import KafkaConsumer

BROKERS = os.environ.get("KAFKA_BROKERS", "127.0.0.1:9092").split(",")
TOPIC = os.environ.get("TOPIC", "xinqiao.escalation.v1")
GROUP_ID = os.environ.get("GROUP_ID", "escalation-consumer-python")
LEDGER = os.environ.get("LEDGER", "escalations.jsonl")


def done_before():
    """The ids of the events that were taken. A line that a kill cut short is taken off; its event comes again."""
    with open(LEDGER, "a+", encoding="utf-8") as ledger:
        ledger.seek(0)
        text = ledger.read()
        whole = text[: text.rfind("\n") + 1]
        ledger.truncate(len(whole.encode()))
    return {json.loads(line)["id"] for line in whole.splitlines()}


def attributes_of(headers):
    """What an event says of itself is in its headers: CloudEvents 1.0, binary mode of the Kafka binding."""
    values = {name: value.decode() for name, value in headers if name.startswith("ce_")}
    return {"id": values.get("ce_id"), "type": values.get("ce_type", ""), "subject": values.get("ce_subject")}


def take(attributes, step, done):
    """Takes an event once by its id.

    Kafka brings each at least once. What was done and that it was done must be written together: here both are one line of a
    file; in a database they are one transaction, with the id as a unique key.
    """
    if attributes["id"] in done:
        return
    with open(LEDGER, "a", encoding="utf-8") as ledger:
        ledger.write(json.dumps({**attributes, **step}, ensure_ascii=False) + "\n")
    done.add(attributes["id"])
    urgency = " urgent" if step["urgent"] else ""
    print(
        f"{attributes['subject']} {attributes['type']} v{step['escalationVersion']}"
        f" {step['level']} {step['regionCode']} {step['cause']['kind']}{urgency}",
        flush=True,
    )


def main():
    running = True

    def stop(*_):
        nonlocal running
        running = False

    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)
    done = done_before()
    # The first time from the beginning of what Kafka keeps (7 days); from then on where this group was last.
    consumer = KafkaConsumer(
        TOPIC,
        bootstrap_servers=BROKERS,
        group_id=GROUP_ID,
        auto_offset_reset="earliest",
        enable_auto_commit=False,
        session_timeout_ms=10_000,  # a killed one is missed after ten seconds
    )
    while running:
        for records in consumer.poll(timeout_ms=500).values():
            for record in records:
                attributes = attributes_of(record.headers)
                # New types may come at any time: whoever does not know one leaves it. The same holds for fields.
                if attributes["type"].startswith("xinqiao.escalation."):
                    take(attributes, json.loads(record.value), done)
            # Only now: what was not taken when the process is killed comes again.
            consumer.commit()
    consumer.close()


main()
