/** The operator's configuration: immutable, validated at start, secrets read from files. */
@NullMarked
package io.dure.collector.settings;

import org.jspecify.annotations.NullMarked;
