namespace Ridgeway.Records;

/// <summary>Administrative sex as recorded (FHIR administrative-gender). <see cref="NotRecorded"/> is "nobody wrote it down", not a value a person chose.</summary>
public enum Sex
{
    NotRecorded = 0,
    Female = 1,
    Male = 2,
    Other = 3,
    Unknown = 4,
}
