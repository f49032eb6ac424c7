@NullMarked
package io.dure.protocol.histogram;

import org.jspecify.annotations.NullMarked;
