package io.nightjar.alert;

import io.nightjar.status.SmallNights;
import io.nightjar.storage.ProjectStorage;
import java.nio.file.Path;

/** The alerts of small nights, for tests. */
public final class SmallAlerts {
    private SmallAlerts() {}

    public static Alerts of(SmallNights nights, Path folder) {
        return new Alerts(
                nights.settings(),
                new ProjectStorage(folder),
                nights.status(),
                nights::ledger,
                nights.clock(),
                System::nanoTime,
                "nightjar test");
    }
}
