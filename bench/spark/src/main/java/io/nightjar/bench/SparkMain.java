package io.nightjar.bench;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.hour;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.upper;
import static org.apache.spark.sql.functions.when;

import io.nightjar.bench.LinearModel.Term;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.ml.feature.CountVectorizerModel;
import org.apache.spark.ml.feature.OneHotEncoderModel;
import org.apache.spark.ml.feature.RegexTokenizer;
import org.apache.spark.ml.feature.StringIndexerModel;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.ml.functions;
import org.apache.spark.ml.linalg.DenseVector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The same regression as a Spark ML pipeline on {@code local[threads]}: indexers and one-hot encoders for categories,
 * then {@code LogisticRegressionModel.transform}. Scores the table twice: cold, and again in the warm session.
 */
public final class SparkMain {
    private final LinearModel model;
    private final List<Transformer> steps = new ArrayList<>();
    private final List<String> inputs = new ArrayList<>();
    private final List<double[]> weights = new ArrayList<>();

    private SparkMain(LinearModel model) {
        this.model = model;
        model.terms().forEach(this::add);
        steps.add(new VectorAssembler()
                .setInputCols(inputs.toArray(String[]::new))
                .setOutputCol("features"));
        double[] coefficients = new double[weights.size()];
        for (int i = 0; i < coefficients.length; i++) {
            coefficients[i] = model.folded(weights.get(i));
        }
        steps.add(new LogisticRegressionModel("regression", new DenseVector(coefficients), model.folded(model.bias()))
                .setFeaturesCol("features"));
    }

    public static void main(String[] args) throws Exception {
        Path input = Path.of(args[0]);
        Path out = Path.of(args[4]);
        SparkMain scoring = new SparkMain(LinearModel.read(Path.of(args[1])));
        SparkSession spark = SparkSession.builder()
                .master("local[" + args[3] + "]")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.sql.parquet.compression.codec", "zstd")
                .config("spark.hadoop.parquet.compression.codec.zstd.level", "1")
                .config("spark.sql.parquet.int96RebaseModeInWrite", "CORRECTED")
                .getOrCreate();
        scoring.score(spark, input, out);
        if (args.length > 5) {
            long begun = System.nanoTime();
            scoring.score(spark, input, out);
            System.out.println("warm " + (System.nanoTime() - begun) / 1e9);
        }
        spark.stop();
    }

    private void score(SparkSession spark, Path input, Path out) {
        Dataset<Row> rows = spark.read().parquet(input.toString());
        for (Term term : model.terms()) {
            rows = switch (term.kind()) {
                case "number" ->
                    term.divideBy() == 1
                            ? rows
                            : rows.withColumn(
                                    term.column() + "_scaled",
                                    col(term.column()).divide(term.divideBy()));
                case "hour" ->
                    rows.withColumn(
                            term.column() + "_hour", hour(col(term.column())).cast("string"));
                case "weekday" ->
                    rows.withColumn(term.column() + "_weekday", upper(date_format(col(term.column()), "EEEE")));
                default -> rows;
            };
        }
        for (Transformer step : steps) {
            rows = step.transform(rows);
        }
        String yes = model.labels().get(model.positive());
        String no = model.labels().get(model.negative());
        rows.withColumn("p", functions.vector_to_array(col("probability"), "float64"))
                .select(
                        col("id"),
                        when(col("prediction").equalTo(1.0), yes).otherwise(no).as("prediction"),
                        element_at(col("p"), 2).as("score"),
                        element_at(col("p"), 1).as(model.scoreColumns().get(model.negative())),
                        element_at(col("p"), 2).as(model.scoreColumns().get(model.positive())),
                        lit(model.version()).as("model_version"))
                .write()
                .mode("overwrite")
                .parquet(out.toString());
    }

    private void add(Term term) {
        switch (term.kind()) {
            case "number" -> {
                inputs.add(term.divideBy() == 1 ? term.column() : term.column() + "_scaled");
                weights.add(term.weights().values().iterator().next());
            }
            case "category" -> category(term, term.column());
            case "hour", "weekday" -> category(term, term.column() + "_" + term.kind());
            case "text" -> {
                String tokens = term.column() + "_tokens";
                steps.add(new RegexTokenizer()
                        .setInputCol(term.column())
                        .setOutputCol(tokens)
                        .setPattern(" "));
                steps.add(new CountVectorizerModel(term.weights().keySet().toArray(String[]::new))
                        .setInputCol(tokens)
                        .setBinary(true)
                        .setOutputCol(tokens + "_counts"));
                inputs.add(tokens + "_counts");
                weights.addAll(term.weights().values());
            }
            default -> throw new IllegalArgumentException(term.kind());
        }
    }

    /** One place for each known value and one for all others, which has no weight. */
    private void category(Term term, String column) {
        String index = column + "_index";
        String encoded = column + "_encoded";
        steps.add(new StringIndexerModel(term.weights().keySet().toArray(String[]::new))
                .setInputCol(column)
                .setOutputCol(index)
                .setHandleInvalid("keep"));
        OneHotEncoderModel encoder =
                new OneHotEncoderModel(encoded, new int[] {term.weights().size() + 1});
        steps.add(encoder.setInputCols(new String[] {index})
                .setOutputCols(new String[] {encoded})
                .setDropLast(true));
        inputs.add(encoded);
        weights.addAll(term.weights().values());
    }
}
