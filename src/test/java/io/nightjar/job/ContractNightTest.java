package io.nightjar.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.ExitStatus;
import io.nightjar.error.NightjarException;
import io.nightjar.quality.QualityReport;
import io.nightjar.quality.RuleOutcome;
import io.nightjar.quality.contract.RuleCount.Place;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real night held against the contract of its job file. */
class ContractNightTest {
    private static final String FILE = "data/flights/date=2001-05-08/flights_0.parquet";

    @TempDir
    Path folder;

    private RealNights project;
    private final List<QualityReport> reports = new ArrayList<>();

    @BeforeEach
    void open() {
        project = new RealNights(folder);
        project.keep(reports);
    }

    @AfterEach
    void close() {
        project.close();
    }

    @Test
    void aContractThatHoldsIsCountedRuleByRuleAndThePublicationGoesAhead() {
        contract("""
                undeclared-columns: fail
                  columns:
                    flight_id:
                    scheduled: {type: local-timestamp, required: true, freshness: 1 h}
                    origin: {type: string, pattern: "[A-Z0-9]{3}", maximum-null-share: 0}
                    destination: {pattern: "[A-Z0-9]{3}"}
                    distance: {type: int32, minimum: 1, maximum: 6000}
                """);
        assertThat(run().exit()).isEqualTo(ExitStatus.OK);
        assertThat(reports.get(0).contract())
                .hasSize(14)
                .allMatch(rule -> rule.result().label().equals("passed"));
        assertThat(rule("distance", "range").rows()).isEqualTo(17_261);
    }

    @Test
    void aBrokenRuleWarnsOrHoldsAndNamesColumnRuleRowsAndTheFirst() {
        contract("""
                on-violation: warn
                  columns:
                    origin: {allowed: [ATL, ORD]}
                    distance: {maximum: 2000, on-violation: {range: hold}}
                """);
        assertThat(run().exit()).isEqualTo(ExitStatus.HELD);
        assertThat(reports.get(0).verdict().reasons().get(0))
                .startsWith("Column distance breaks 'range' (at most 2000): ")
                .endsWith(" of 17,261 rows, the first of them row "
                        + rule("distance", "range").first().orElseThrow().row() + " of " + FILE + ".");
        assertThat(rule("origin", "allowed").violations()).isBetween(10_000L, 17_260L);
        assertThat(rule("scheduled", "declared").result().label()).isEqualTo("warned");
    }

    @Test
    void rowsThatBreakARuleAreRejectedWithTheColumnAndAllRowsAreAccountedFor() {
        project.edit("jobs/flight-delay.yaml", "maximum-reject-share: 0.01", "maximum-reject-share: 0.5");
        contract("""
                on-violation: reject-row
                  undeclared-columns: ignore
                  columns:
                    distance: {maximum: 2000}
                """);
        RunOutcome outcome = run();
        assertThat(outcome.exit()).isEqualTo(ExitStatus.OK);
        long broken = rule("distance", "range").violations();
        assertThat(broken).isPositive();
        assertThat(outcome.run().rowsRejected()).isEqualTo(broken);
        assertThat(outcome.run().rowsScored()).isEqualTo(17_261 - broken);
        assertThat(reports.get(0).profile().rows().rejects()).singleElement().satisfies(reject -> {
            assertThat(reject.reason().label()).isEqualTo("breaks-contract");
            assertThat(reject.column()).contains("distance");
        });
        assertThat(reports.get(0).verdict().reasons())
                .anyMatch(reason -> reason.endsWith("; these rows are rejected."));
    }

    @Test
    void aRuleThatFailsEndsTheRunAlsoWhenItIsStartedAgain() {
        contract("""
                on-violation: fail
                  undeclared-columns: ignore
                  columns:
                    distance: {maximum: 2000}
                """);
        for (int launch = 0; launch < 2; launch++) {
            assertThatThrownBy(this::run)
                    .isInstanceOfSatisfying(
                            NightjarException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONTRACT_BROKEN))
                    .hasMessageContaining("Column distance breaks 'range'")
                    .hasMessageContaining(FILE);
        }
        assertThat(project.isPublished()).isFalse();
    }

    @Test
    void columnsThatAreGoneNewOrOfAnotherTypeAreNamedBeforeAnythingIsScored() {
        contract("""
                on-violation: fail
                  undeclared-columns: fail
                  columns:
                    origin: {type: int32}
                    carrier: {type: string}
                """);
        project.beforeScoring = batch -> {
            throw new IllegalStateException("scored");
        };
        assertThatThrownBy(this::run)
                .hasMessageContaining("Column origin breaks 'type': it is string in " + FILE + ", not int32.")
                .hasMessageContaining("Column carrier breaks 'present': it is not in " + FILE + ".")
                .hasMessageContaining("Column distance of " + FILE + " is not named in the contract.");
    }

    @Test
    void aRuleOfAColumnThatIsNotThereIsNotEvaluatedAndCountsAsItsAction() {
        contract("""
                on-violation: hold
                  undeclared-columns: ignore
                  columns:
                    carrier: {required: true, on-violation: {present: warn, required: hold}}
                """);
        assertThat(run().exit()).isEqualTo(ExitStatus.HELD);
        assertThat(rule("carrier", "required").result().label()).isEqualTo("not evaluated");
    }

    @Test
    void dataThatIsTooOldForItsDateIsNamed() {
        contract("""
                on-violation: warn
                  undeclared-columns: ignore
                  columns:
                    scheduled: {freshness: 1 s}
                """);
        run();
        assertThat(rule("scheduled", "freshness").sentence())
                .startsWith("Column scheduled breaks 'freshness': its newest value is 2001-05-08T")
                .endsWith(", more than 1 s before the end of the business date.");
    }

    @Test
    void whatIsCountedDoesNotDependOnThreadsNorOnAnInterruption() {
        contract("""
                on-violation: warn
                  columns:
                    origin: {pattern: "[A-M]{3}"}
                    distance: {minimum: 200}
                """);
        run();
        project.threads = 1;
        int[] batches = {0};
        project.beforeScoring = batch -> {
            if (++batches[0] == 3) {
                throw new IllegalStateException("interrupted");
            }
        };
        assertThatThrownBy(() -> again()).isNotNull();
        project.beforeScoring = batch -> {};
        again();
        assertThat(reports).hasSize(2);
        assertThat(reports.get(1).contract()).isEqualTo(reports.get(0).contract());
        assertThat(rule("origin", "pattern").first())
                .get()
                .extracting(Place::file)
                .isEqualTo(FILE);
    }

    private RunOutcome run() {
        return project.nights().run(project.spec(), RunOptions.usual(), ProgressListener.silent());
    }

    private RunOutcome again() {
        return project.nights()
                .run(
                        project.spec(),
                        new RunOptions(
                                RunOptions.Published.REPLACE, Optional.empty(), "test", RunOptions.Patience.WAIT),
                        ProgressListener.silent());
    }

    private void contract(String text) {
        project.edit("jobs/flight-delay.yaml", "\ngates:", "\ncontract:\n  " + text + "\ngates:");
    }

    private RuleOutcome rule(String column, String rule) {
        Optional<RuleOutcome> found = reports.get(reports.size() - 1).contract().stream()
                .filter(outcome ->
                        outcome.column().equals(column) && outcome.rule().equals(rule))
                .findFirst();
        return found.orElseThrow();
    }
}
