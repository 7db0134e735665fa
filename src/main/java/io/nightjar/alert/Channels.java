package io.nightjar.alert;

import io.nightjar.alert.Route.Target;
import io.nightjar.config.AlertSettings;
import io.nightjar.config.Settings;
import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.storage.Storage;
import java.time.Duration;
import java.util.Optional;

/** Makes the channel of a target; only here are addresses and passwords revealed. */
final class Channels {
    private final Settings settings;
    private final Storage storage;

    Channels(Settings settings, Storage storage) {
        this.settings = settings;
        this.storage = storage;
    }

    /** @throws NightjarException SECRET_MISSING */
    Channel of(Target target) {
        AlertSettings alerts = settings.alerts();
        Duration timeout = alerts.timeout();
        return switch (target.channel()) {
            case WEBHOOK -> {
                HttpPost post = new HttpPost(address(target.address()), secret(alerts.webhookAuthorization()), timeout);
                yield message -> post.send(AlertJson.of(message));
            }
            case SLACK -> {
                HttpPost post = new HttpPost(address(target.address()), Optional.empty(), timeout);
                yield message -> post.send(SlackJson.of(message));
            }
            case EMAIL ->
                new MailChannel(
                        MailChannel.Server.of(
                                alerts.mailServer(),
                                alerts.mailSecurity(),
                                Optional.of(alerts.mailUser()).filter(user -> !user.isEmpty()),
                                secret(alerts.mailPassword())),
                        alerts.mailFrom(),
                        java.util.List.of(target.address().split(", ")),
                        storage,
                        alerts.attachUpTo(),
                        timeout);
            case COMMAND -> new CommandChannel(alerts.command(), settings.root().path(), timeout);
        };
    }

    private Optional<String> secret(String reference) {
        return settings.secret(reference).reveal();
    }

    /** An address that is written down, or the one that its reference leads to. */
    private String address(String text) {
        if (!text.startsWith("${")) {
            return text;
        }
        return secret(text)
                .orElseThrow(
                        () -> NightjarException.of(ErrorCode.SECRET_MISSING, "the reference to an address is empty"));
    }
}
