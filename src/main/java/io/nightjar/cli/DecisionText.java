package io.nightjar.cli;

import io.nightjar.error.ExitStatus;
import io.nightjar.ledger.Decision;
import io.nightjar.ledger.Settlement;
import io.nightjar.run.RunRecord;

/** Hands over what a person decided about a run, and prints what came of it. */
final class DecisionText {
    private DecisionText() {}

    static int decide(Session session, String run, Decision decision) {
        RunRecord record = RunNames.find(session, run);
        Settlement done = session.services().nights().decide(record.id(), decision);
        session.console().print(done.sentence());
        session.suggest(done.next().toArray(String[]::new));
        return ExitStatus.OK.code();
    }
}
