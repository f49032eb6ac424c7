/** What tests of several modules share. */
@NullMarked
package io.dure.protocol.testkit;

import org.jspecify.annotations.NullMarked;
