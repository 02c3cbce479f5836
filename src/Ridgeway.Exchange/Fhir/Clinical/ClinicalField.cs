namespace Ridgeway.Exchange.Fhir.Clinical;

/// <summary>What a property of a clinical resource says, whichever name its type gives it.</summary>
internal enum ClinicalField : byte
{
    NotUsed,
    Id,
    ResourceType,
    Meta,
    Contained,
    Status,
    ClinicalStatus,
    VerificationStatus,
    Intent,
    DoNotPerform,
    Code,
    MedicationReference,
    Subject,

    /// <summary>When it was or began, as a date.</summary>
    Start,
    StartPeriod,
    StartAge,

    /// <summary>When it was or began, in a form that is no date (words, a range, a timing).</summary>
    StartOther,

    /// <summary>When it was written down.</summary>
    Recorded,
    End,
    EndPeriod,
    EndBoolean,
    EndOther,

    /// <summary>dispenseRequest, for how long a prescription may be used.</summary>
    Dispense,
    Component,
    HasMember,
    DataAbsentReason,
    ValueQuantity,
    ValueNumber,
    ValueConcept,
    ValueCoding,
    ValueBoolean,
    ValueOther,
}

internal static class ClinicalFields
{
    /// <summary>Which field a name is. Told apart by first letter and then whole: this is asked for every property of every resource.</summary>
    public static ClinicalField Of(ReadOnlySpan<byte> name) => name.IsEmpty ? ClinicalField.NotUsed : name[0] switch
    {
        (byte)'a' => OfA(name),
        (byte)'c' => OfC(name),
        (byte)'d' => OfD(name),
        (byte)'e' => OfStart(name, "effective"u8),
        (byte)'h' => name.SequenceEqual("hasMember"u8) ? ClinicalField.HasMember : ClinicalField.NotUsed,
        (byte)'i' => OfI(name),
        (byte)'m' => OfM(name),
        (byte)'o' => name.StartsWith("onset"u8) ? OfStart(name, "onset"u8) : OfStart(name, "occurrence"u8),
        (byte)'p' => name.SequenceEqual("patient"u8) ? ClinicalField.Subject : OfStart(name, "performed"u8),
        (byte)'r' => OfR(name),
        (byte)'s' => OfS(name),
        (byte)'v' => OfV(name),
        _ => ClinicalField.NotUsed,
    };

    /// <summary>Which field a name is in the types about care: their names for things would be mistaken in others.</summary>
    public static ClinicalField Of(ReadOnlySpan<byte> name, Reading reading) => reading < Reading.Encounter ? Of(name) : reading switch
    {
        Reading.Encounter when name.SequenceEqual("type"u8) => ClinicalField.Code,
        Reading.CarePlan when name.SequenceEqual("category"u8) => ClinicalField.Code,
        Reading.CarePlan when name.SequenceEqual("created"u8) => ClinicalField.Recorded,
        Reading.Goal when name.SequenceEqual("description"u8) => ClinicalField.Code,
        Reading.Goal when name.SequenceEqual("lifecycleStatus"u8) => ClinicalField.Status,
        Reading.Goal when name.SequenceEqual("startDate"u8) => ClinicalField.Start,
        Reading.Goal when name.SequenceEqual("statusDate"u8) => ClinicalField.Recorded,
        Reading.Encounter or Reading.CarePlan or Reading.Flag when name.SequenceEqual("period"u8) => ClinicalField.StartPeriod,
        Reading.Encounter or Reading.CarePlan or Reading.Goal when name.SequenceEqual("code"u8) => ClinicalField.NotUsed,
        _ => Of(name),
    };

    /// <summary>Which kind of value a name is: "valueQuantity", "valueString"; for Observation, its components and answers.</summary>
    public static ClinicalField OfValue(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("valueQuantity"u8) ? ClinicalField.ValueQuantity
        : name.SequenceEqual("valueCodeableConcept"u8) ? ClinicalField.ValueConcept
        : name.SequenceEqual("valueInteger"u8) || name.SequenceEqual("valueDecimal"u8) ? ClinicalField.ValueNumber
        : name.SequenceEqual("valueBoolean"u8) ? ClinicalField.ValueBoolean
        : name.SequenceEqual("valueCoding"u8) ? ClinicalField.ValueCoding
        : name.StartsWith("value"u8) && name.Length > 5 ? ClinicalField.ValueOther
        : ClinicalField.NotUsed;

    private static ClinicalField OfA(ReadOnlySpan<byte> name)
    {
        if (name.SequenceEqual("authoredOn"u8) || name.SequenceEqual("authored"u8))
        {
            return ClinicalField.Recorded;
        }

        return !name.StartsWith("abatement"u8) ? ClinicalField.NotUsed
            : name.SequenceEqual("abatementDateTime"u8) ? ClinicalField.End
            : name.SequenceEqual("abatementPeriod"u8) ? ClinicalField.EndPeriod
            : name.SequenceEqual("abatementBoolean"u8) ? ClinicalField.EndBoolean
            : ClinicalField.EndOther;
    }

    private static ClinicalField OfC(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("code"u8) ? ClinicalField.Code
        : name.SequenceEqual("component"u8) ? ClinicalField.Component
        : name.SequenceEqual("clinicalStatus"u8) ? ClinicalField.ClinicalStatus
        : name.SequenceEqual("contained"u8) ? ClinicalField.Contained
        : ClinicalField.NotUsed;

    private static ClinicalField OfD(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("dataAbsentReason"u8) ? ClinicalField.DataAbsentReason
        : name.SequenceEqual("dateAsserted"u8) ? ClinicalField.Recorded
        : name.SequenceEqual("dispenseRequest"u8) ? ClinicalField.Dispense
        : name.SequenceEqual("doNotPerform"u8) ? ClinicalField.DoNotPerform
        : ClinicalField.NotUsed;

    private static ClinicalField OfI(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("id"u8) ? ClinicalField.Id
        : name.SequenceEqual("issued"u8) ? ClinicalField.Recorded
        : name.SequenceEqual("intent"u8) ? ClinicalField.Intent
        : ClinicalField.NotUsed;

    private static ClinicalField OfM(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("medicationCodeableConcept"u8) ? ClinicalField.Code
        : name.SequenceEqual("medicationReference"u8) ? ClinicalField.MedicationReference
        : name.SequenceEqual("meta"u8) ? ClinicalField.Meta
        : ClinicalField.NotUsed;

    private static ClinicalField OfR(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("recordedDate"u8) || name.SequenceEqual("recorded"u8) ? ClinicalField.Recorded
        : name.SequenceEqual("resourceType"u8) ? ClinicalField.ResourceType
        : ClinicalField.NotUsed;

    private static ClinicalField OfS(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("subject"u8) ? ClinicalField.Subject
        : name.SequenceEqual("status"u8) ? ClinicalField.Status
        : ClinicalField.NotUsed;

    private static ClinicalField OfV(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("verificationStatus"u8) ? ClinicalField.VerificationStatus
        : name.SequenceEqual("vaccineCode"u8) ? ClinicalField.Code
        : OfValue(name);

    /// <summary>effective[x], onset[x], occurrence[x], performed[x].</summary>
    private static ClinicalField OfStart(ReadOnlySpan<byte> name, ReadOnlySpan<byte> stem)
    {
        if (!name.StartsWith(stem) || name.Length == stem.Length)
        {
            return ClinicalField.NotUsed;
        }

        var form = name[stem.Length..];
        return form.SequenceEqual("DateTime"u8) || form.SequenceEqual("Instant"u8) ? ClinicalField.Start
            : form.SequenceEqual("Period"u8) ? ClinicalField.StartPeriod
            : form.SequenceEqual("Age"u8) ? ClinicalField.StartAge
            : ClinicalField.StartOther;
    }
}
