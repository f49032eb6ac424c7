/** The data folder: held by one process, written so that a killed process leaves the old or the new state. */
@NullMarked
package io.dure.collector.disk;

import org.jspecify.annotations.NullMarked;
