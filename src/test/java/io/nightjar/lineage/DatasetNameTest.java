package io.nightjar.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.run.BusinessDate;
import io.nightjar.run.PathPattern;
import io.nightjar.run.RunId;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DatasetNameTest {
    private static final Path ROOT = Path.of("/srv/nights");

    private static String name(String location) {
        DatasetName name = DatasetName.of(location, ROOT);
        return name.namespace() + " | " + name.name();
    }

    @Test
    void data_is_named_by_where_it_lies_as_other_producers_name_it() {
        assertThat(name("output/flights")).isEqualTo("file | /srv/nights/output/flights");
        assertThat(name("/data/in/")).isEqualTo("file | /data/in");
        assertThat(name("file:///data/in")).isEqualTo("file | /data/in");
        assertThat(name("hdfs://cluster:8020/data/in")).isEqualTo("hdfs://cluster:8020 | /data/in");
        assertThat(name("s3a://bucket/data/in")).isEqualTo("s3://bucket | data/in");
        assertThat(name("gs://bucket/data/in/")).isEqualTo("gs://bucket | data/in");
    }

    @Test
    void a_table_is_what_stands_before_the_first_name_with_a_date_in_it() {
        assertThat(DatasetName.of(new PathPattern("data/flights/date={date}"), ROOT)
                        .name())
                .isEqualTo("/srv/nights/data/flights");
        assertThat(DatasetName.of(new PathPattern("hdfs://c/in/{date:yyyy}/{date:MM}/{date:dd}"), ROOT)
                        .name())
                .isEqualTo("/in");
    }

    @Test
    void a_run_has_the_same_uuid_wherever_it_is_asked_for_and_no_other_run_has_it() {
        RunUuids uuids = new RunUuids("nightjar");
        BusinessDate date = new BusinessDate(LocalDate.of(2001, 5, 8));
        RunId run = new RunId("62296e3bb85c");

        assertThat(uuids.of("flights", date, run)).isEqualTo(new RunUuids("nightjar").of("flights", date, run));
        assertThat(uuids.of("flights", date, run).version()).isEqualTo(7);
        assertThat(uuids.of("flights", date, run))
                .isNotEqualTo(uuids.of("flights", date, new RunId("62296e3bb85d")))
                .isNotEqualTo(new RunUuids("other").of("flights", date, run))
                .isNotEqualTo(uuids.ofParent("flights", date, "schedule"));
    }
}
