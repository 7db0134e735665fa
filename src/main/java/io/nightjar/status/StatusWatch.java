package io.nightjar.status;

import io.nightjar.job.NightEnd;
import io.nightjar.job.NightWatch;

/** Writes a job's {@code _status.json} after every outcome. */
public final class StatusWatch implements NightWatch {
    private final StatusFiles files;

    public StatusWatch(StatusFiles files) {
        this.files = files;
    }

    @Override
    public void ended(NightEnd end) {
        files.write(end.job());
    }

    @Override
    public void settled() {
        files.jobs().forEach(files::write);
    }
}
