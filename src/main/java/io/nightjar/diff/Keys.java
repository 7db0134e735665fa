package io.nightjar.diff;

/** Whether keys are shown. */
public enum Keys {
    SHOWN,
    WITHHELD
}
