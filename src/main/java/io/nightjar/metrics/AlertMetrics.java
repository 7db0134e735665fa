package io.nightjar.metrics;

import io.nightjar.alert.Alerts;
import io.nightjar.alert.OpenCondition;
import io.nightjar.ledger.LedgerReader;
import io.nightjar.ledger.Told;
import io.nightjar.run.AlertChannel;
import io.nightjar.run.ConditionKind;
import java.util.List;

/** What is the matter with nights, and who could not be told. */
final class AlertMetrics {
    private final List<OpenCondition> open;
    private final List<Told> undelivered;

    AlertMetrics(Alerts alerts, LedgerReader reader) {
        this.open = alerts.open(reader);
        this.undelivered = reader.conditions().notTold();
    }

    /** Zeros too: a series that comes and goes is no good for a rule. */
    void putInto(Gauges gauges, List<String> jobs) {
        for (String job : jobs) {
            for (ConditionKind kind : ConditionKind.values()) {
                if (kind != ConditionKind.PUBLISHED) {
                    gauges.put(Figure.CONDITIONS, count(job, kind), job, kind.label());
                }
            }
        }
        for (AlertChannel channel : AlertChannel.values()) {
            gauges.put(
                    Figure.UNDELIVERED,
                    undelivered.stream()
                            .filter(told -> told.channel().equals(channel.label()))
                            .count(),
                    channel.label());
        }
    }

    private long count(String job, ConditionKind kind) {
        return open.stream()
                .map(one -> one.condition().key())
                .filter(key -> key.job().equals(job) && key.kind() == kind)
                .count();
    }
}
