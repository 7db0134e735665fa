package io.nightjar.cli;

import io.nightjar.cli.Console.Style;
import io.nightjar.error.ExitStatus;
import io.nightjar.publish.Check;
import java.util.List;

/** What checks found, a line each; broken ones say so in words, not in colour alone. */
final class CheckText {
    private CheckText() {}

    static void print(List<Check> checks, Session session, OutcomeText.Form form) {
        if (form == OutcomeText.Form.JSON) {
            session.console()
                    .print(Json.text(new Json.Fields()
                            .put("exit_code", exit(checks).code())
                            .put(
                                    "checks",
                                    checks.stream().map(CheckText::fields).toList())));
            return;
        }
        TextTable table = TextTable.of("state", "what", "found");
        checks.forEach(check -> row(table, check));
        table.print(session.console());
        session.suggest(exit(checks) == ExitStatus.OK ? "nightjar runs" : "nightjar help NJ-DIGEST-DIFFERS");
    }

    static void row(TextTable table, Check check) {
        table.row(
                Cell.of(check.state().label())
                        .styled(
                                switch (check.state()) {
                                    case HOLDS -> Style.GOOD;
                                    case BROKEN -> Style.BAD;
                                    case UNKNOWN -> Style.FAINT;
                                }),
                Cell.of(check.what()),
                Cell.of(check.detail()));
    }

    static Json.Fields fields(Check check) {
        return new Json.Fields()
                .put("what", check.what())
                .put("state", check.state().label())
                .put("detail", check.detail());
    }

    /** Broken is broken; what cannot be known breaks nothing. */
    static ExitStatus exit(List<Check> checks) {
        return checks.stream().anyMatch(check -> check.state() == Check.State.BROKEN)
                ? ExitStatus.MISMATCH
                : ExitStatus.OK;
    }
}
