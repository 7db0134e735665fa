package io.nightjar.alert;

import io.nightjar.config.AlertSettings;
import io.nightjar.run.AlertChannel;
import io.nightjar.run.ConditionKind;
import io.nightjar.run.JobDefinition.Alerts;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who is told of a job, of what, and how often.
 *
 * @param repeatAfter zero for never
 */
record Route(Set<ConditionKind> on, List<Target> targets, Duration repeatAfter) {

    /**
     * One address. Equal targets get one message.
     *
     * @param address where it is found rather than what it is, where it is a secret; recipients with commas between for
     *     mail; empty for the command
     */
    record Target(AlertChannel channel, String address) {}

    Route {
        on = Set.copyOf(on);
        targets = List.copyOf(targets);
    }

    /** As the settings say, and where the job says something else, as it does. */
    static Route of(AlertSettings settings, Alerts job) {
        List<Target> targets = settings(settings, job).stream()
                .filter(channel ->
                        job.channels().map(named -> named.contains(channel)).orElse(true))
                .flatMap(channel -> target(channel, settings, job).stream())
                .toList();
        return new Route(
                job.on().orElse(settings.on()), targets, job.repeatAfter().orElse(settings.repeatAfter()));
    }

    /** A job may bring an address where the settings have none, but no mail server. */
    private static Set<AlertChannel> settings(AlertSettings settings, Alerts job) {
        Set<AlertChannel> channels = EnumSet.noneOf(AlertChannel.class);
        channels.addAll(settings.channels());
        job.webhook().ifPresent(address -> channels.add(AlertChannel.WEBHOOK));
        job.slack().ifPresent(address -> channels.add(AlertChannel.SLACK));
        return channels;
    }

    private static Optional<Target> target(AlertChannel channel, AlertSettings settings, Alerts job) {
        String address =
                switch (channel) {
                    case WEBHOOK -> job.webhook().orElse(settings.webhook());
                    case SLACK -> job.slack().orElse(settings.slack());
                    case EMAIL -> String.join(", ", job.email().isEmpty() ? settings.mailTo() : job.email());
                    case COMMAND -> "";
                };
        boolean somebody = channel == AlertChannel.COMMAND || !address.isEmpty();
        return somebody ? Optional.of(new Target(channel, address)) : Optional.empty();
    }
}
