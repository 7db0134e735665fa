package io.nightjar.labels;

import io.nightjar.run.RunId;

/** Hears of what is known of a date's scores, whenever somebody looks, also where nothing has changed. */
@FunctionalInterface
public interface LabelListener {

    /** @param published the run whose table stands there now; a result of an equal table of an earlier run names that run */
    void known(LabelResult result, RunId published);
}
