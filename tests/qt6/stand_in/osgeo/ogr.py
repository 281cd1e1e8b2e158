"""A GDAL that can do nothing: whatever of it is used fails. It has the names of the types of fields."""

OFTInteger, OFTReal, OFTString, OFTDateTime, OFTInteger64 = 0, 2, 4, 11, 12
