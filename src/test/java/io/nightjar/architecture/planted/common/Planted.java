package io.nightjar.architecture.planted.common;

/** Its package stands in no table. */
final class Planted {}
