package io.nightjar.tribuo;

import io.nightjar.model.Signature.Gives;
import io.nightjar.scoring.TrainingDefinition.LinearSgd;
import java.util.List;
import java.util.Optional;
import org.tribuo.Model;
import org.tribuo.Output;
import org.tribuo.OutputFactory;
import org.tribuo.Prediction;
import org.tribuo.Trainer;
import org.tribuo.data.columnar.ResponseProcessor;

/**
 * What a model is for: what its answers are, and how they are read.
 *
 * @param <T> Tribuo's type of an answer
 */
sealed interface Task<T extends Output<T>> permits ClassTask, NumberTask {

    /** The task of a model; empty for one that Nightjar does not know. */
    static Optional<Task<?>> of(Model<?> model) {
        for (Task<?> task : List.of(new ClassTask(), new NumberTask())) {
            if (model.validate(task.type())) {
                return Optional.of(task);
            }
        }
        return Optional.empty();
    }

    Class<T> type();

    OutputFactory<T> factory();

    /** The answer that a training row gives, as text. */
    T output(String text, String column);

    /** How a model of this task is trained by stochastic gradient descent. */
    Trainer<T> trainer(LinearSgd settings);

    /** What a pipeline asks of a field that training rows carry their answer in. */
    ResponseProcessor<T> response(String field);

    /** What the model's scores are. */
    Gives gives(Model<T> model);

    /** The names of what is scored, in the order of their ids. */
    List<String> labels(Model<T> model);

    /**
     * Writes an answer into its row.
     *
     * @param labels as {@link #labels} gave them
     * @return whether there is a class, where there should be one; scores may be NaN
     */
    boolean read(Prediction<T> answer, List<String> labels, int row, int[] prediction, double[][] scores);
}
