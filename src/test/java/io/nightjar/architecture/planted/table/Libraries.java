package io.nightjar.architecture.planted.table;

/** Uses every library of the table away from its home, and one that stands in no table. */
final class Libraries {
    org.apache.hadoop.conf.Configuration hadoop;
    org.apache.parquet.schema.MessageType parquet;
    org.apache.avro.Schema avro;
    com.github.luben.zstd.Zstd codec;
    org.tribuo.Model<?> tribuo;
    com.sun.nio.file.ExtendedOpenOption direct;
    picocli.CommandLine picocli;
    org.quartz.Scheduler quartz;
    org.springframework.batch.core.job.Job batch;
    org.springframework.boot.SpringApplication boot;
    org.springframework.context.ApplicationContext spring;
    org.springframework.mail.MailSender mail;
    io.prometheus.metrics.model.snapshots.Labels prometheus;
    io.micrometer.core.instrument.MeterRegistry micrometer;
    io.openlineage.client.OpenLineage lineage;
    org.apache.kafka.clients.producer.Producer<?, ?> kafka;
    java.sql.Connection jdbc;
    org.flywaydb.core.Flyway flyway;
    org.h2.jdbcx.JdbcDataSource driver;
    gg.jte.TemplateEngine templates;
    org.jfree.chart.plot.Plot charts;
    com.dynatrace.hash4j.hashing.Hasher64 statistics;
    org.yaml.snakeyaml.Yaml yaml;
    tools.jackson.databind.ObjectMapper json;
    org.slf4j.Logger logging;
    ch.qos.logback.classic.Logger backEnd;
    org.apache.commons.lang3.StringUtils unlisted;
}
