package io.nightjar.config;

import io.nightjar.run.AlertChannel;
import io.nightjar.run.ConditionKind;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Who is told of what, by the settings. A channel is there when its address is. */
public final class AlertSettings {
    private final Function<Setting, String> text;

    AlertSettings(Function<Setting, String> text) {
        this.text = text;
    }

    /** How a mail server is spoken to. */
    public enum MailSecurity {
        /** In the clear at first, encrypted from then on or not at all. */
        STARTTLS,
        /** Encrypted from the first byte. */
        TLS,
        /** In the clear. */
        NONE
    }

    /** The channels that have an address. */
    public Set<AlertChannel> channels() {
        Set<AlertChannel> there = EnumSet.noneOf(AlertChannel.class);
        for (AlertChannel channel : AlertChannel.values()) {
            boolean named =
                    switch (channel) {
                        case WEBHOOK -> !webhook().isEmpty();
                        case SLACK -> !slack().isEmpty();
                        case EMAIL -> !mailServer().isEmpty() && !mailFrom().isEmpty();
                        case COMMAND -> !command().isEmpty();
                    };
            if (named) {
                there.add(channel);
            }
        }
        return there;
    }

    public Set<ConditionKind> on() {
        return AlertWords.constants(AlertWords.list(get(Setting.ALERTS_ON)), ConditionKind.class);
    }

    /** Zero for never. */
    public Duration repeatAfter() {
        return AlertWords.repeatAfter(get(Setting.ALERTS_REPEAT_AFTER));
    }

    public Duration missingAfter() {
        return TimeSpan.parse(get(Setting.ALERTS_MISSING_AFTER));
    }

    public Duration timeout() {
        return TimeSpan.parse(get(Setting.ALERTS_TIMEOUT));
    }

    /** With {@code {report}}, {@code {job}}, {@code {date}} and {@code {run}} in it; empty where there is none. */
    public String link() {
        return get(Setting.ALERTS_LINK);
    }

    /** An address, or a reference to one; empty where there is none. */
    public String webhook() {
        return get(Setting.ALERTS_WEBHOOK_URL);
    }

    /** A reference; empty where none is needed. */
    public String webhookAuthorization() {
        return get(Setting.ALERTS_WEBHOOK_AUTHORIZATION);
    }

    /** A reference; empty where there is none. */
    public String slack() {
        return get(Setting.ALERTS_SLACK_URL);
    }

    /** {@code HOST:PORT}; empty where there is none. */
    public String mailServer() {
        return get(Setting.ALERTS_EMAIL_SERVER);
    }

    public MailSecurity mailSecurity() {
        return MailSecurity.valueOf(get(Setting.ALERTS_EMAIL_SECURITY).toUpperCase(java.util.Locale.ROOT));
    }

    /** Empty where the server asks for none. */
    public String mailUser() {
        return get(Setting.ALERTS_EMAIL_USER);
    }

    /** A reference; empty where the server asks for none. */
    public String mailPassword() {
        return get(Setting.ALERTS_EMAIL_PASSWORD);
    }

    public String mailFrom() {
        return get(Setting.ALERTS_EMAIL_FROM);
    }

    public List<String> mailTo() {
        return AlertWords.list(get(Setting.ALERTS_EMAIL_TO));
    }

    /** Bytes of all attached reports together. */
    public long attachUpTo() {
        return AlertWords.size(get(Setting.ALERTS_EMAIL_ATTACH));
    }

    /** The program and its arguments; empty where there is none. */
    public List<String> command() {
        return AlertWords.command(get(Setting.ALERTS_COMMAND));
    }

    private String get(Setting setting) {
        return text.apply(setting);
    }
}
