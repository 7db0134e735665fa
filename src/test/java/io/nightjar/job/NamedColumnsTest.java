package io.nightjar.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Columns that a job file names and nothing else checks. */
class NamedColumnsTest {
    @TempDir
    Path folder;

    private RealNights project;

    @BeforeEach
    void open() {
        project = new RealNights(folder);
    }

    @AfterEach
    void close() {
        project.close();
    }

    @Test
    void aColumnOfPersonalDataThatIsNotThereIsRefusedSinceTheOneThatWasMeantWouldBeOpen() {
        project.edit("jobs/flight-delay.yaml", "# pii: [passenger]", "pii: [orgin]");
        refused(ErrorCode.COLUMN_MISSING, "column \"orgin\" is not in data/flights/date=2001-05-08/flights_0.parquet");
    }

    @Test
    void aPolicyOfAColumnThatTheModelDoesNotReadIsRefused() {
        project.edit("jobs/flight-delay.yaml", "# columns:", "columns: {orgin: {unknown-category: reject}}");
        refused(
                ErrorCode.JOB_INVALID,
                "names column \"orgin\", which the model flight-delay@1 does not read; it reads destination, distance,"
                        + " origin, scheduled");
    }

    private void refused(ErrorCode code, String message) {
        assertThatThrownBy(() -> project.nights().run(project.spec(), RunOptions.usual(), ProgressListener.silent()))
                .isInstanceOfSatisfying(
                        NightjarException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(message);
        assertThat(project.isPublished()).isFalse();
    }
}
