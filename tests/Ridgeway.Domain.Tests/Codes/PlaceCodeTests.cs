namespace Ridgeway.Codes;

public sealed class PlaceCodeTests
{
    [Theory]
    [InlineData("sk13xe", "SK1 3XE")]
    [InlineData(" SW1A 1AA ", "SW1A 1AA")]
    [InlineData("M1 1AE", "M1 1AE")]
    [InlineData("GIR 0AA", "GIR 0AA")]
    public void A_postcode_is_kept_in_its_written_form(string text, string written)
    {
        Assert.True(Postcode.TryParse(text, out var postcode));
        Assert.Equal(written, postcode.Value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ABC 1234")]
    [InlineData("SK1")]
    [InlineData("12345")]
    public void What_is_no_postcode_is_refused(string text) => Assert.False(Postcode.TryParse(text, out _));

    [Theory]
    [InlineData("E01012392", true)]
    [InlineData("w01000001", true)]
    [InlineData("E02000001", false)]
    [InlineData("E0101239", false)]
    public void An_lsoa_has_its_shape(string text, bool isLsoa) => Assert.Equal(isLsoa, Lsoa.TryParse(text, out _));

    [Theory]
    [InlineData("38341003", true)]
    [InlineData("38341004", false)]
    [InlineData("1326201000000101", true)]
    [InlineData("999", false)]
    [InlineData("", false)]
    public void A_snomed_code_passes_its_check_digit(string text, bool passes) => Assert.Equal(passes, SnomedCode.TryParse(text, out _));

    [Theory]
    [InlineData("A", EthnicCategory.WhiteBritish)]
    [InlineData("CA", EthnicCategory.WhiteOther)]
    [InlineData("T", EthnicCategory.WhiteOther)]
    [InlineData("W", EthnicCategory.Other)]
    [InlineData("Z", EthnicCategory.NotStated)]
    [InlineData("99", EthnicCategory.NotKnown)]
    [InlineData("x", EthnicCategory.NotKnown)]
    public void An_ethnic_category_is_its_first_letter(string text, EthnicCategory category)
    {
        Assert.True(EthnicCategories.TryParse(text, out var read));
        Assert.Equal(category, read);
    }

    [Fact]
    public void Not_stated_is_not_not_known()
    {
        Assert.Equal(EthnicGroup.NotStated, EthnicCategory.NotStated.Group());
        Assert.Equal(EthnicGroup.NotKnown, EthnicCategory.NotKnown.Group());
        Assert.Equal("99", EthnicCategory.NotKnown.NationalCode());
    }
}
