package io.nightjar;

import io.nightjar.config.Settings;
import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.job.ReceiptPolicy;
import io.nightjar.job.ReceiptPolicy.Price;
import io.nightjar.publish.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Period;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the settings say of receipts. The key is opened once, when it is first needed. */
final class ReceiptSettings {
    private final Settings settings;
    private @Nullable SigningKey key;

    ReceiptSettings(Settings settings) {
        this.settings = settings;
    }

    ReceiptPolicy policy() {
        return new ReceiptPolicy(
                settings.digestsInputs() ? ReceiptPolicy.Digest.FULL : ReceiptPolicy.Digest.FOOTER,
                settings.copiesInputs() ? ReceiptPolicy.Keep.COPY : ReceiptPolicy.Keep.REFERENCE,
                settings.inputCopies(),
                settings.inputDays().isPresent()
                        ? Optional.of(Period.ofDays(settings.inputDays().getAsInt()))
                        : Optional.empty(),
                settings.cpuHourPrice().map(this::price),
                this::key);
    }

    private Price price(String text) {
        int blank = text.indexOf(' ');
        return new Price(Double.parseDouble(text.substring(0, blank)), text.substring(blank + 1), settings.budget());
    }

    synchronized Optional<SigningKey> key() {
        if (key == null && settings.keyStore().isPresent()) {
            Path store = settings.keyStore().get();
            String shown = settings.root().show(store);
            String password = settings.keyPassword().reveal().orElse("");
            key = SigningKey.of(shown, read(store, shown), password.toCharArray(), settings.keyAlias());
        }
        return Optional.ofNullable(key);
    }

    private static byte[] read(Path store, String shown) {
        try {
            return Files.readAllBytes(store);
        } catch (IOException e) {
            throw NightjarException.of(
                            ErrorCode.SETTINGS_INVALID, "receipts.key-store: " + shown + " cannot be read", e)
                    .notDone("Nothing was run.")
                    .next("nightjar config show");
        }
    }
}
