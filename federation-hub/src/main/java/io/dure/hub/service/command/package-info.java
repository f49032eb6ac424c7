/**
 * {@code ./dure services}: the services of a hub from the command line. Needs the JDK alone, so that the launcher compiles it by
 * itself, without a build: nothing here uses the rest of the hub.
 */
@NullMarked
package io.dure.hub.service.command;

import org.jspecify.annotations.NullMarked;
