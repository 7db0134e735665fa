package io.nightjar.labels;

/** Hears of what is known of a date's scores, whenever somebody looks, also where nothing has changed. */
@FunctionalInterface
public interface LabelListener {

    void known(LabelResult result);
}
