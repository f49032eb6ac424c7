package io.dure.demo.report;

import java.time.Instant;

/** Something that happened in the course of a scenario. */
public record Stage(String stage, Instant at) {}
