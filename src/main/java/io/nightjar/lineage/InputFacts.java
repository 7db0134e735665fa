package io.nightjar.lineage;

import io.nightjar.job.NightContent;
import io.nightjar.quality.ColumnContent;
import io.nightjar.quality.ColumnProfile;
import io.nightjar.quality.QualityReport;
import io.nightjar.quality.Quantiles;
import io.nightjar.quality.measure.Metric;
import io.nightjar.storage.Sha256;
import io.nightjar.table.Column;
import io.nightjar.table.DataFile;
import io.nightjar.table.Schema;
import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.DataQualityMetricsInputDatasetFacet;
import io.openlineage.client.OpenLineage.DataQualityMetricsInputDatasetFacetColumnMetricsAdditional;
import io.openlineage.client.OpenLineage.DataQualityMetricsInputDatasetFacetColumnMetricsAdditionalBuilder;
import io.openlineage.client.OpenLineage.DataQualityMetricsInputDatasetFacetColumnMetricsAdditionalQuantilesBuilder;
import io.openlineage.client.OpenLineage.DataQualityMetricsInputDatasetFacetColumnMetricsBuilder;
import io.openlineage.client.OpenLineage.InputDataset;
import io.openlineage.client.OpenLineage.InputDatasetInputFacetsBuilder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The data set that a night read: one date of the job's input. */
final class InputFacts {
    private final OpenLineage facets;
    private final Teller teller;

    InputFacts(Teller teller) {
        this.facets = teller.facets();
        this.teller = teller;
    }

    /** As far as its name says. */
    InputDataset of(DatasetName name) {
        return facets.newInputDatasetBuilder()
                .namespace(name.namespace())
                .name(name.name())
                .facets(facets.newDatasetFacetsBuilder()
                        .dataSource(facets.newDatasourceDatasetFacet(name.namespace(), name.uri()))
                        .build())
                .build();
    }

    /** @param report of the night; empty before it was judged */
    InputDataset of(DatasetName name, NightContent night, Optional<QualityReport> report) {
        List<DataFile> files = night.partition().files();
        long rows = night.partition().rows();
        long bytes = night.partition().bytes();
        String folder =
                DatasetName.of(night.partition().folder(), teller.root()).uri().toString();
        InputDatasetInputFacetsBuilder input = facets.newInputDatasetInputFacetsBuilder()
                .inputStatistics(facets.newInputStatisticsInputDatasetFacet(rows, bytes, (long) files.size()))
                .subset(facets.newInputSubsetInputDatasetFacet(facets.newLocationSubsetConditionBuilder()
                        .locations(List.of(folder))
                        .build()));
        report.ifPresent(judged -> input.dataQualityMetrics(metrics(night, judged))
                .dataQualityAssertions(new Assertions(facets).of(judged)));
        return facets.newInputDatasetBuilder()
                .namespace(name.namespace())
                .name(name.name())
                .facets(facets.newDatasetFacetsBuilder()
                        .dataSource(facets.newDatasourceDatasetFacet(name.namespace(), name.uri()))
                        .schema(schema(
                                files.isEmpty()
                                        ? new Schema(List.of())
                                        : files.get(0).schema()))
                        .storage(facets.newStorageDatasetFacet("files", "parquet"))
                        .version(facets.newDatasetVersionDatasetFacet(version(files)))
                        .build())
                .inputFacets(input.build())
                .build();
    }

    /** Digest of the digests of the footers, in plan order. */
    private static String version(List<DataFile> files) {
        String digests = files.stream().map(DataFile::footerDigest).collect(Collectors.joining("\n"));
        return Sha256.of(digests.getBytes(StandardCharsets.UTF_8));
    }

    private OpenLineage.SchemaDatasetFacet schema(Schema schema) {
        return facets.newSchemaDatasetFacet(
                schema.columns().stream().map(this::field).toList());
    }

    private OpenLineage.SchemaDatasetFacetFields field(Column column) {
        return facets.newSchemaDatasetFacetFieldsBuilder()
                .name(column.name())
                .type(column.type().label())
                .build();
    }

    private DataQualityMetricsInputDatasetFacet metrics(NightContent night, QualityReport report) {
        DataQualityMetricsInputDatasetFacetColumnMetricsBuilder columns =
                facets.newDataQualityMetricsInputDatasetFacetColumnMetricsBuilder();
        report.profile().columns().forEach(column -> columns.put(column.name(), metrics(column)));
        return facets.newDataQualityMetricsInputDatasetFacetBuilder()
                .rowCount(night.partition().rows())
                .bytes(night.partition().bytes())
                .fileCount((long) night.partition().files().size())
                .columnMetrics(columns.build())
                .build();
    }

    /** Of keys and private columns the profile itself holds no more than how many values there are. */
    private DataQualityMetricsInputDatasetFacetColumnMetricsAdditional metrics(ColumnProfile column) {
        DataQualityMetricsInputDatasetFacetColumnMetricsAdditionalBuilder metrics =
                facets.newDataQualityMetricsInputDatasetFacetColumnMetricsAdditionalBuilder()
                        .nullCount(column.nulls())
                        .count((double) (column.rows() - column.nulls()));
        if (column.content() instanceof ColumnContent.Numbers numbers && numbers.count() > 0) {
            metrics.min(numbers.min())
                    .max(numbers.max())
                    .distinctCount(numbers.values().different())
                    .quantiles(quantiles(column));
            if (numbers.sum() instanceof Metric.Value sum) {
                metrics.sum(sum.value());
            }
        }
        if (column.content() instanceof ColumnContent.Categories few) {
            metrics.distinctCount((long) few.counts().size());
        }
        if (column.content() instanceof ColumnContent.ManyValues many) {
            metrics.distinctCount(many.values().different());
        }
        return metrics.build();
    }

    private OpenLineage.DataQualityMetricsInputDatasetFacetColumnMetricsAdditionalQuantiles quantiles(
            ColumnProfile column) {
        DataQualityMetricsInputDatasetFacetColumnMetricsAdditionalQuantilesBuilder quantiles =
                facets.newDataQualityMetricsInputDatasetFacetColumnMetricsAdditionalQuantilesBuilder();
        Quantiles.of(column).forEach(one -> quantiles.put(Double.toString(one.share()), one.value()));
        return quantiles.build();
    }
}
