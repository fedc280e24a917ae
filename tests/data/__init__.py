"""The tests of the data sets, their split, the features and the plane."""
