package io.nightjar.lineage;

import io.nightjar.quality.GateOutcome;
import io.nightjar.quality.Judged;
import io.nightjar.quality.QualityReport;
import io.nightjar.quality.RuleOutcome;
import io.nightjar.quality.Verdict;
import io.nightjar.quality.measure.Metric;
import io.nightjar.run.Contract.OnViolation;
import io.nightjar.run.JobDefinition.Action;
import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.DataQualityAssertionsDatasetFacet;
import io.openlineage.client.OpenLineage.DataQualityAssertionsDatasetFacetAssertions;
import io.openlineage.client.OpenLineage.DataQualityAssertionsDatasetFacetAssertionsBuilder;
import java.util.ArrayList;
import java.util.List;

/** Gates and rules of the contract as assertions. What could not be evaluated has not succeeded. */
final class Assertions {
    private static final String ERROR = "error";
    private static final String WARN = "warn";

    private final OpenLineage facets;

    Assertions(OpenLineage facets) {
        this.facets = facets;
    }

    DataQualityAssertionsDatasetFacet of(QualityReport report) {
        List<DataQualityAssertionsDatasetFacetAssertions> all = new ArrayList<>();
        report.contract().forEach(rule -> all.add(of(rule)));
        report.gates().forEach(gate -> all.add(of(gate)));
        return facets.newDataQualityAssertionsDatasetFacet(all);
    }

    private DataQualityAssertionsDatasetFacetAssertions of(GateOutcome outcome) {
        DataQualityAssertionsDatasetFacetAssertionsBuilder assertion = of(
                        outcome, outcome.gate().measure().label())
                .severity(outcome.gate().action() == Action.HOLD ? ERROR : WARN)
                .expected(Double.toString(outcome.gate().limit()));
        outcome.gate().column().ifPresent(assertion::column);
        if (outcome.measured() instanceof Metric.Value measured) {
            assertion.actual(Double.toString(measured.value()));
        }
        return assertion.build();
    }

    private DataQualityAssertionsDatasetFacetAssertions of(RuleOutcome outcome) {
        return of(outcome, outcome.rule())
                .column(outcome.column())
                .severity(outcome.onViolation() == OnViolation.WARN ? WARN : ERROR)
                .actual(outcome.violations() + " rows")
                .build();
    }

    private DataQualityAssertionsDatasetFacetAssertionsBuilder of(Judged outcome, String name) {
        return facets.newDataQualityAssertionsDatasetFacetAssertionsBuilder()
                .assertion(name)
                .success(outcome.level() == Verdict.Level.PASSED)
                .description(outcome.sentence());
    }
}
