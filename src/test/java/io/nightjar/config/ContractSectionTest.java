package io.nightjar.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.nightjar.error.NightjarException;
import io.nightjar.run.Contract;
import io.nightjar.run.Contract.OnViolation;
import io.nightjar.run.Contract.Rule;
import io.nightjar.run.Contract.Undeclared;
import io.nightjar.run.JobDefinition;
import io.nightjar.table.ColumnType;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ContractSectionTest {
    private static final String JOB = """
            input:
              path: in/{date}
              key: id
              pii: [name]
            model: late@1
            contract:
            """;

    @Test
    void rulesAreReadWithTheActionNextToThem() {
        Contract contract = job("""
                  on-violation: warn
                  columns:
                    id:
                    origin: {type: string, required: true, pattern: "[A-Z]{3}", on-violation: reject-row}
                    distance: {minimum: 1, on-violation: {range: fail}}
                    at: {freshness: 6 h}
                """).contract();
        assertThat(contract.columns()).containsExactly("id", "origin", "distance", "at");
        assertThat(contract.undeclared()).isEqualTo(Undeclared.WARN);
        assertThat(contract.rules())
                .containsExactly(
                        new Rule("id", new Contract.Present(), OnViolation.WARN),
                        new Rule("origin", new Contract.Present(), OnViolation.HOLD),
                        new Rule("origin", new Contract.OfType(ColumnType.STRING), OnViolation.HOLD),
                        new Rule("origin", new Contract.Required(), OnViolation.REJECT_ROW),
                        new Rule("origin", new Contract.Matching("[A-Z]{3}"), OnViolation.REJECT_ROW),
                        new Rule("distance", new Contract.Present(), OnViolation.WARN),
                        new Rule("distance", new Contract.Range(1, Double.POSITIVE_INFINITY), OnViolation.FAIL),
                        new Rule("at", new Contract.Present(), OnViolation.WARN),
                        new Rule("at", new Contract.Fresh(Duration.ofHours(6)), OnViolation.WARN));
    }

    @Test
    void aJobWithoutAContractTakesWhateverComesAndOneWithHoldsWhereItSaysNothing() {
        assertThat(job("").contract()).isEqualTo(Contract.NONE);
        assertThat(job("  columns: {id: {required: true}}\n").contract().rules())
                .extracting(Rule::onViolation)
                .containsOnly(OnViolation.HOLD);
    }

    @Test
    void allThatIsWrongIsSaidAtOnceWithItsLine() {
        NightjarException e = catchThrowableOfType(NightjarException.class, () -> job("""
                  columns:
                    a: {type: text, minimum: 3, maximum: 2}
                    b: {pattern: "[", maximum-null-share: 2}
                    c: {required: true, on-violation: {type: warn, required: shout}}
                    d: {type: date, on-violation: {type: reject-row}}
                    name: {freshness: 1 h}
                    e: {allowed: []}
                """));
        assertThat(e.message())
                .contains("jobs/x.yaml:8: 'contract.columns.a.type' must be one of boolean, int32")
                .contains("'minimum' is greater than 'maximum'")
                .contains("'contract.columns.b.pattern' must be a regular expression such as [A-Z]{3}")
                .contains("'contract.columns.b.maximum-null-share' must be a share from 0 to 1")
                .contains("the column has no rule 'type'")
                .contains("'contract.columns.c.on-violation.required' must be one of warn, reject-row, hold, fail")
                .contains("'type' is not broken by single rows")
                .contains("'name' is private (input.pii)")
                .contains("'contract.columns.e.allowed' allows no value at all");
    }

    private static JobDefinition job(String contract) {
        String text = contract.isEmpty() ? JOB.replace("contract:\n", "") : JOB + contract;
        return JobFile.parse("x", text, "jobs/x.yaml", ZoneOffset.UTC);
    }
}
