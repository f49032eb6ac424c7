package io.dure.hub.store;

import io.dure.hub.drill.Drills;

/** Keeps the drills; they are written with the leader's steps. */
public interface DrillStore extends Drills {}
