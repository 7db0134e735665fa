package io.nightjar.lineage;

import io.nightjar.job.NightContent;
import io.nightjar.publish.Receipt;
import io.nightjar.scoring.ColumnDescription;
import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.ColumnLineageDatasetFacet;
import io.openlineage.client.OpenLineage.DatasetFacetsBuilder;
import io.openlineage.client.OpenLineage.LifecycleStateChangeDatasetFacet.LifecycleStateChange;
import io.openlineage.client.OpenLineage.OutputDataset;
import io.openlineage.client.OpenLineage.OutputDatasetBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The data sets that a night writes: the job's table, and the rows that could not be scored. */
final class OutputFacts {
    private final OpenLineage facets;
    private final NightNames names;

    OutputFacts(Teller teller, NightNames names) {
        this.facets = teller.facets();
        this.names = names;
    }

    /** As far as its name says. */
    OutputDataset scores() {
        return dataset(names.scores(), source(names.scores())).build();
    }

    /** What the run will write. */
    List<OutputDataset> of(NightContent night) {
        return List.of(dataset(names.scores(), scores(night)).build());
    }

    /** What it has written. */
    List<OutputDataset> of(NightContent night, Receipt receipt) {
        List<OutputDataset> written = new ArrayList<>();
        written.add(written(names.scores(), scores(night), receipt.table()));
        receipt.rejects().ifPresent(rejects -> written.add(written(names.rejects(), rejects(night), rejects)));
        return written;
    }

    /** The table after somebody put an earlier one back. */
    OpenLineage.StaticDataset putBack(Optional<String> sha256) {
        DatasetFacetsBuilder all = source(names.scores());
        sha256.ifPresent(digest -> all.version(facets.newDatasetVersionDatasetFacet(digest)));
        return facets.newStaticDatasetBuilder()
                .namespace(names.scores().namespace())
                .name(names.scores().name())
                .facets(overwritten(all).build())
                .build();
    }

    private OutputDataset written(DatasetName name, DatasetFacetsBuilder all, Receipt.Table table) {
        return dataset(name, overwritten(all).version(facets.newDatasetVersionDatasetFacet(table.sha256())))
                .outputFacets(facets.newOutputDatasetOutputFacetsBuilder()
                        .outputStatistics(facets.newOutputStatisticsOutputDatasetFacet(table.rows(), table.bytes(), 1L))
                        .build())
                .build();
    }

    private DatasetFacetsBuilder scores(NightContent night) {
        return described(names.scores(), night.output(), new ColumnFlow(facets, night, names.input()).ofScores());
    }

    private DatasetFacetsBuilder rejects(NightContent night) {
        return described(names.rejects(), night.rejects(), new ColumnFlow(facets, night, names.input()).ofRejects());
    }

    private DatasetFacetsBuilder described(
            DatasetName name, List<ColumnDescription> columns, ColumnLineageDatasetFacet flow) {
        return source(name)
                .schema(facets.newSchemaDatasetFacet(
                        columns.stream().map(this::field).toList()))
                .columnLineage(flow);
    }

    private OpenLineage.SchemaDatasetFacetFields field(ColumnDescription column) {
        return facets.newSchemaDatasetFacetFieldsBuilder()
                .name(column.name())
                .type(column.type().label())
                .description(column.meaning())
                .build();
    }

    private DatasetFacetsBuilder source(DatasetName name) {
        return facets.newDatasetFacetsBuilder()
                .dataSource(facets.newDatasourceDatasetFacet(name.namespace(), name.uri()))
                .storage(facets.newStorageDatasetFacet("files", "parquet"));
    }

    /** One date of it, in one step. */
    private DatasetFacetsBuilder overwritten(DatasetFacetsBuilder all) {
        return all.lifecycleStateChange(facets.newLifecycleStateChangeDatasetFacetBuilder()
                .lifecycleStateChange(LifecycleStateChange.OVERWRITE)
                .build());
    }

    private OutputDatasetBuilder dataset(DatasetName name, DatasetFacetsBuilder all) {
        return facets.newOutputDatasetBuilder()
                .namespace(name.namespace())
                .name(name.name())
                .facets(all.build());
    }
}
