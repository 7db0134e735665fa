package io.nightjar.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.nightjar.scoring.Evaluation;
import io.nightjar.scoring.TrainedModel;
import io.nightjar.scoring.TrainingDefinition.LinearSgd;
import io.nightjar.table.Column;
import io.nightjar.table.ColumnType;
import io.nightjar.table.Schema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tribuo.DataSource;
import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.data.csv.CSVLoader;
import org.tribuo.evaluation.TrainTestSplitter;

/** The classification tutorial of Tribuo, trained by Nightjar. */
class IrisTest {
    private static final Path DATA = Path.of("../shared/data/tribuo-tutorials/bezdekIris.data");
    private static final List<String> NUMBERS = List.of("sepalLength", "sepalWidth", "petalLength", "petalWidth");

    @Test
    void irisGivesTheTutorialsFortyFourOfFortyFive() throws Exception {
        assumeTrue(Files.exists(DATA), () -> DATA + " is not here: the tutorial's answer is not checked");
        List<String> header = new ArrayList<>(NUMBERS);
        header.add("species");
        DataSource<Label> source =
                new CSVLoader<>(new LabelFactory()).loadDataSource(DATA, "species", header.toArray(String[]::new));
        TrainTestSplitter<Label> split = new TrainTestSplitter<>(source, 0.7, 1L);
        List<Column> columns = new ArrayList<>();
        NUMBERS.forEach(name -> columns.add(Column.required(name, ColumnType.DOUBLE)));
        columns.add(Column.required("species", ColumnType.STRING));
        HandMadeTables tables = new HandMadeTables(new Schema(columns), rows(split.getTrain()), rows(split.getTest()));

        TrainedModel model = IrisLike.train(NUMBERS, "species", new LinearSgd(5, 1.0, 0.1, 1, 12345), tables.tables());

        assertThat(model.heldOutRows()).isEqualTo(45);
        assertThat(((Evaluation.OfClasses) model.evaluation()).accuracy()).isEqualTo(44 / 45.0);
    }

    private static List<@Nullable Object[]> rows(DataSource<Label> source) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Example<Label> example : source) {
            @Nullable Object[] row = new Object[NUMBERS.size() + 1];
            for (Feature feature : example) {
                row[NUMBERS.indexOf(feature.getName())] = feature.getValue();
            }
            row[NUMBERS.size()] = example.getOutput().getLabel();
            rows.add(row);
        }
        return rows;
    }
}
