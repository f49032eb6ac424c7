/** Scenarios that play to their end unwatched and check what they show from raw files. */
@NullMarked
package io.dure.demo.scenario;

import org.jspecify.annotations.NullMarked;
